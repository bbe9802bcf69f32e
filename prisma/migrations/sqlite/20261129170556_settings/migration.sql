-- CreateTable
CREATE TABLE "settings" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL,
    "sealed" TEXT,
    "updated_at" TEXT NOT NULL
);
