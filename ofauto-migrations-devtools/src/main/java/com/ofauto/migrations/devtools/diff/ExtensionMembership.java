package com.ofauto.migrations.devtools.diff;

import com.ofauto.migrations.devtools.diff.step.Descriptions;
import com.ofauto.migrations.devtools.diff.step.UnsupportedChangeException;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * Refuses a change of an object that belongs to an extension on one side only.
 */
final class ExtensionMembership {

	private ExtensionMembership() {
	}

	static void refuse(DatabaseSchema from, DatabaseSchema to) {
		refuse(from, to, " is to become a member of the extension ", " ADD ");
		refuse(to, from, " is a member of the extension ", " DROP ");
	}

	private static void refuse(DatabaseSchema own, DatabaseSchema other, String what, String how) {
		for (Extension extension : other.all(Extension.class)) {
			if (!own.objects().containsKey(extension.id())) {
				continue;
			}
			for (ObjectId member : extension.members()) {
				if (own.objects().containsKey(member)) {
					throw new UnsupportedChangeException(member,
							"The " + Descriptions.of(member) + what + extension.id().name() + ".",
							"Write ALTER EXTENSION " + extension.id().name() + how
									+ "… into a migration by hand: migrate new <name>.");
				}
			}
		}
	}

}
