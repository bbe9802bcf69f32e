-- AlterTable
ALTER TABLE "flows" ADD COLUMN     "archived_at" TEXT;
