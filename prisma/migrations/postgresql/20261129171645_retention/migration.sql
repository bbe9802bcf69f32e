-- AlterTable
ALTER TABLE "calls" ADD COLUMN     "log_deleted_at" TEXT,
ADD COLUMN     "masked_at" TEXT;

-- CreateTable
CREATE TABLE "deleted_calls" (
    "id" TEXT NOT NULL,
    "deleted_at" TEXT NOT NULL,

    CONSTRAINT "deleted_calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retention_runs" (
    "id" TEXT NOT NULL,
    "started_at" TEXT NOT NULL,
    "ended_at" TEXT,
    "counts" TEXT NOT NULL,
    "problem" TEXT,

    CONSTRAINT "retention_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erasures" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "progress" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TEXT NOT NULL,
    "finished_at" TEXT,

    CONSTRAINT "erasures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_claims" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "until" TEXT NOT NULL,

    CONSTRAINT "job_claims_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "deleted_calls_deleted_at_idx" ON "deleted_calls"("deleted_at");

-- CreateIndex
CREATE INDEX "retention_runs_started_at_idx" ON "retention_runs"("started_at");

-- CreateIndex
CREATE INDEX "erasures_state_asked_at_idx" ON "erasures"("state", "asked_at");

-- CreateIndex
CREATE INDEX "calls_masked_at_started_at_idx" ON "calls"("masked_at", "started_at");

-- CreateIndex
CREATE INDEX "legs_address_idx" ON "legs"("address");

-- CreateIndex
CREATE INDEX "placed_calls_to_number_idx" ON "placed_calls"("to_number");
