-- CreateTable
CREATE TABLE "customer" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

INSERT INTO "customer" ("id", "name") VALUES ('c1', 'Ada'), ('c2', 'Grace');
