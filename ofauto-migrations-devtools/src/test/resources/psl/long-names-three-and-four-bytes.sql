-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from empty to schema
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "表表表表表表表表表表表表表表表" (
    "id" INTEGER NOT NULL,
    "日本語日本語日本語日本語" TEXT NOT NULL,
    "🚀🚀🚀🚀🚀🚀🚀🚀" INTEGER NOT NULL,
    "x🚀🚀🚀🚀🚀🚀🚀" INTEGER NOT NULL,

    CONSTRAINT "表表表表表表表表表表表表表表表_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "abc表表表表表表表表表表表表" (
    "id" INTEGER NOT NULL,
    "ab🚀🚀🚀🚀🚀🚀" INTEGER NOT NULL,

    CONSTRAINT "abc表表表表表表表表表表表表_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "表表表表表表表表表表表表表表表_日本語日_key" ON "表表表表表表表表表表表表表表表"("日本語日本語日本語日本語");

-- CreateIndex
CREATE INDEX "表表表表表表表表表表表表表表表_日本語日_idx" ON "表表表表表表表表表表表表表表表"("日本語日本語日本語日本語");

-- CreateIndex
CREATE INDEX "表表表表表表表表表表表表表表表_🚀🚀🚀_idx" ON "表表表表表表表表表表表表表表表"("🚀🚀🚀🚀🚀🚀🚀🚀");

-- CreateIndex
CREATE INDEX "表表表表表表表表表表表表表表表_x🚀🚀🚀_idx" ON "表表表表表表表表表表表表表表表"("x🚀🚀🚀🚀🚀🚀🚀");

-- AddForeignKey
ALTER TABLE "abc表表表表表表表表表表表表" ADD CONSTRAINT "abc表表表表表表表表表表表表_ab🚀🚀🚀🚀_fkey" FOREIGN KEY ("ab🚀🚀🚀🚀🚀🚀") REFERENCES "表表表表表表表表表表表表表表表"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
