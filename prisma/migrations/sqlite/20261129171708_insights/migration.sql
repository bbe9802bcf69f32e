-- AlterTable
ALTER TABLE "calls" ADD COLUMN "first_choice_ms" INTEGER;
ALTER TABLE "calls" ADD COLUMN "person_ms" INTEGER;

-- CreateTable
CREATE TABLE "daily_counts" (
    "version_id" TEXT NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "measure" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "node_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "total" BIGINT NOT NULL,

    PRIMARY KEY ("version_id", "is_test", "measure", "day", "node_id", "item")
);

-- CreateTable
CREATE TABLE "call_tallies" (
    "call_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "counted" TEXT NOT NULL,

    PRIMARY KEY ("call_id", "version_id")
);

-- CreateTable
CREATE TABLE "kept_days" (
    "version_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,

    PRIMARY KEY ("version_id", "day")
);

-- CreateIndex
CREATE INDEX "call_tallies_version_id_day_call_id_idx" ON "call_tallies"("version_id", "day", "call_id");

-- CreateIndex
CREATE INDEX "visits_version_id_node_id_exit_at_idx" ON "visits"("version_id", "node_id", "exit", "at");
