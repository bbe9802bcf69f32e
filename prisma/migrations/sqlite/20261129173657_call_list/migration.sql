-- AlterTable
ALTER TABLE "calls" ADD COLUMN "changed_at" TEXT;

-- CreateTable
CREATE TABLE "call_views" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "filters" TEXT NOT NULL,
    "columns" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "created_at" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "call_views_name_key" ON "call_views"("name");

-- CreateIndex
CREATE INDEX "calls_changed_at_id_idx" ON "calls"("changed_at", "id");

-- CreateIndex
CREATE INDEX "calls_last_node_started_at_id_idx" ON "calls"("last_node", "started_at", "id");

-- CreateIndex
CREATE INDEX "calls_is_test_started_at_id_idx" ON "calls"("is_test", "started_at", "id");

-- CreateIndex
CREATE INDEX "calls_duration_seconds_started_at_id_idx" ON "calls"("duration_seconds", "started_at", "id");

-- CreateIndex: calls of a number of which only the last digits are known
CREATE INDEX "calls_caller_end_idx" ON "calls"(substr("caller", -4), "started_at", "id");

-- CreateIndex
CREATE INDEX "calls_called_end_idx" ON "calls"(substr("called", -4), "started_at", "id");
