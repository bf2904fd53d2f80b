-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "N" (
    "id" INTEGER NOT NULL,
    "e" DECIMAL NOT NULL,
    "i" VARCHAR NOT NULL,
    "i2" VARCHAR(20) NOT NULL,
    "j" CHAR NOT NULL,
    "j2" CHAR(3) NOT NULL,
    "l" BIT NOT NULL,
    "l2" BIT(4) NOT NULL,
    "m" VARBIT NOT NULL,
    "m2" VARBIT(9) NOT NULL,
    "n" UUID NOT NULL,
    "o" XML NOT NULL,
    "s" TIMESTAMP NOT NULL,
    "s2" TIMESTAMP(0) NOT NULL,
    "t" TIMESTAMPTZ NOT NULL,
    "u" DATE NOT NULL,
    "v" TIME NOT NULL,
    "v2" TIME(2) NOT NULL,
    "w" TIMETZ NOT NULL,
    "w2" TIMETZ(3) NOT NULL,
    "f" MONEY NOT NULL,
    "g" INET NOT NULL,
    "h" CITEXT NOT NULL,
    "d" OID NOT NULL,
    "a" SERIAL NOT NULL,
    "aa" SERIAL NOT NULL,
    "ao" SERIAL,
    "bo" BIGSERIAL NOT NULL,

    CONSTRAINT "N_pkey" PRIMARY KEY ("id")
);
