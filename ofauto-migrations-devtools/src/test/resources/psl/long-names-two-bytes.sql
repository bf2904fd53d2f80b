-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü" (
    "id" INTEGER NOT NULL,
    "öööööööööööööööööööö" TEXT NOT NULL,
    "xäääääääääääääääääää" INTEGER NOT NULL,

    CONSTRAINT "üüüüüüüüüüüüüüüüüüüüüüüüüüüüü_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "xéééééééééééééééééééééééééééééé" (
    "id" INTEGER NOT NULL,
    "ßßßßßßßßßßßßßßßßßßßßßßßßßßßß" INTEGER NOT NULL,

    CONSTRAINT "xéééééééééééééééééééééééééééé_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "üüüüüüüüüüüüüüüüüüüüüüüüüüüüü_key" ON "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü"("öööööööööööööööööööö");

-- CreateIndex
CREATE INDEX "üüüüüüüüüüüüüüüüüüüüüüüüüüüüü_idx" ON "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü"("öööööööööööööööööööö", "xäääääääääääääääääää");

-- AddForeignKey
ALTER TABLE "xéééééééééééééééééééééééééééééé" ADD CONSTRAINT "xéééééééééééééééééééééééééééé_fkey" FOREIGN KEY ("ßßßßßßßßßßßßßßßßßßßßßßßßßßßß") REFERENCES "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
