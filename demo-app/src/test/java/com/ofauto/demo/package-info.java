@NullMarked
package com.ofauto.demo;

import org.jspecify.annotations.NullMarked;
