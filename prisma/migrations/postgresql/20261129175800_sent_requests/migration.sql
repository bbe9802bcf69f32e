-- AlterTable
ALTER TABLE "effects" ADD COLUMN     "request" TEXT,
ADD COLUMN     "status" INTEGER,
ADD COLUMN     "answer" TEXT,
ADD COLUMN     "duration_micros" INTEGER;
