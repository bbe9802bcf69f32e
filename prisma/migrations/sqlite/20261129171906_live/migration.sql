-- AlterTable
ALTER TABLE "calls" ADD COLUMN "ended_by" TEXT;

-- CreateTable
CREATE TABLE "sandbox_lines" (
    "leg_id" TEXT NOT NULL PRIMARY KEY,
    "conversation_id" TEXT NOT NULL,
    "from_number" TEXT,
    "to_number" TEXT NOT NULL,
    "opened_at" TEXT NOT NULL,
    "seen_at" TEXT NOT NULL,
    "command" TEXT,
    "closed_at" TEXT
);

-- CreateIndex
CREATE INDEX "sandbox_lines_closed_at_seen_at_idx" ON "sandbox_lines"("closed_at", "seen_at");
