-- AlterTable
ALTER TABLE "effects" ADD COLUMN "request" TEXT;
ALTER TABLE "effects" ADD COLUMN "status" INTEGER;
ALTER TABLE "effects" ADD COLUMN "answer" TEXT;
ALTER TABLE "effects" ADD COLUMN "duration_micros" INTEGER;
