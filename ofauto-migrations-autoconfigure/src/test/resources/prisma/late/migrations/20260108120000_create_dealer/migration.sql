-- CreateTable
CREATE TABLE "dealer" (
    "id" TEXT NOT NULL,

    CONSTRAINT "dealer_pkey" PRIMARY KEY ("id")
);
