-- AlterTable
ALTER TABLE "numbers" ADD COLUMN "remote" TEXT;

-- AlterTable
ALTER TABLE "versions" ADD COLUMN "author" TEXT;

-- CreateTable
CREATE TABLE "draft_authors" (
    "flow_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "first_at" TEXT NOT NULL,
    "last_at" TEXT NOT NULL,

    PRIMARY KEY ("flow_id", "person_id"),
    CONSTRAINT "draft_authors_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "flows" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "presences" (
    "flow_id" TEXT NOT NULL,
    "page_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "node_id" TEXT,
    "seen_at" TEXT NOT NULL,

    PRIMARY KEY ("flow_id", "page_id")
);

-- CreateTable
CREATE TABLE "placed_calls" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "idempotency_key" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "from_number" TEXT NOT NULL,
    "to_number" TEXT NOT NULL,
    "flow_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "leg_id" TEXT,
    "conversation_id" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "presences_seen_at_idx" ON "presences"("seen_at");

-- CreateIndex
CREATE UNIQUE INDEX "placed_calls_idempotency_key_key" ON "placed_calls"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "placed_calls_leg_id_key" ON "placed_calls"("leg_id");

-- CreateIndex
CREATE INDEX "placed_calls_created_at_idx" ON "placed_calls"("created_at");

-- CreateIndex
CREATE INDEX "calls_version_id_started_at_id_idx" ON "calls"("version_id", "started_at", "id");
