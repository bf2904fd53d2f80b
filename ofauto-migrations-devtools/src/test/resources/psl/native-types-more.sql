-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "N" (
    "id" INTEGER NOT NULL,
    "a" SMALLINT NOT NULL,
    "b" INTEGER NOT NULL,
    "c" BIGINT NOT NULL,
    "d" OID NOT NULL,
    "e" DECIMAL NOT NULL,
    "e3" DECIMAL(10,0) NOT NULL,
    "f" MONEY NOT NULL,
    "g" INET NOT NULL,
    "h" CITEXT NOT NULL,
    "i" VARCHAR NOT NULL,
    "i2" VARCHAR(20) NOT NULL,
    "j" CHAR NOT NULL,
    "j2" CHAR(3) NOT NULL,
    "k" TEXT NOT NULL,
    "l" BIT NOT NULL,
    "l2" BIT(4) NOT NULL,
    "m" VARBIT NOT NULL,
    "m2" VARBIT(9) NOT NULL,
    "n" UUID NOT NULL,
    "o" XML NOT NULL,
    "p" REAL NOT NULL,
    "q" DOUBLE PRECISION NOT NULL,
    "r" BYTEA NOT NULL,
    "s" TIMESTAMP NOT NULL,
    "s2" TIMESTAMP(0) NOT NULL,
    "t" TIMESTAMPTZ NOT NULL,
    "t2" TIMESTAMPTZ(6) NOT NULL,
    "u" DATE NOT NULL,
    "v" TIME NOT NULL,
    "v2" TIME(2) NOT NULL,
    "w" TIMETZ NOT NULL,
    "w2" TIMETZ(3) NOT NULL,
    "x" BOOLEAN NOT NULL,
    "y" JSON NOT NULL,
    "z" JSONB NOT NULL,
    "aa" SMALLINT[],
    "o1" TEXT,

    CONSTRAINT "N_pkey" PRIMARY KEY ("id")
);
