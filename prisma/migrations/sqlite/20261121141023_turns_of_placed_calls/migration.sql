-- AlterTable
ALTER TABLE "placed_calls" ADD COLUMN "due_at" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "placed_calls_carrier_due_at_key" ON "placed_calls"("carrier", "due_at");
