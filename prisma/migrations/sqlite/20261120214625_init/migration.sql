-- CreateTable
CREATE TABLE "flows" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "draft" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "live_version_id" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "archived_at" TEXT,
    CONSTRAINT "flows_live_version_id_fkey" FOREIGN KEY ("live_version_id") REFERENCES "versions" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "versions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "flow_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "fallback" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    CONSTRAINT "versions_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "flows" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "numbers" (
    "e164" TEXT NOT NULL PRIMARY KEY,
    "carrier" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "flow_id" TEXT,
    "pinned_version_id" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    CONSTRAINT "numbers_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "flows" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "numbers_pinned_version_id_fkey" FOREIGN KEY ("pinned_version_id") REFERENCES "versions" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "calendars" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "document" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "carrier_accounts" (
    "carrier" TEXT NOT NULL PRIMARY KEY,
    "api_key" TEXT NOT NULL,
    "application_id" TEXT,
    "accepts_unsigned" BOOLEAN NOT NULL DEFAULT false,
    "parts" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "revoked_at" TEXT
);

-- CreateTable
CREATE TABLE "log" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "wait_key" TEXT,
    "call_id" TEXT,
    "carrier" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "received_at" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "event" TEXT,
    "status" INTEGER NOT NULL,
    "reply" TEXT NOT NULL,
    "turn" TEXT,
    "duration_micros" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "kept_states" (
    "ref" TEXT NOT NULL PRIMARY KEY,
    "sealed" TEXT NOT NULL,
    "created_at" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "effects" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "call_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "started_at" TEXT NOT NULL,
    "done_at" TEXT,
    "outcome" TEXT
);

-- CreateTable
CREATE TABLE "calls" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "carrier" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "conversation_id" TEXT,
    "leg_id" TEXT,
    "flow_id" TEXT,
    "version_id" TEXT,
    "caller" TEXT NOT NULL,
    "called" TEXT NOT NULL,
    "started_at" TEXT NOT NULL,
    "answered_at" TEXT,
    "ended_at" TEXT,
    "duration_seconds" INTEGER,
    "state" TEXT NOT NULL,
    "outcome" TEXT,
    "last_node" TEXT,
    "turns" INTEGER NOT NULL,
    "price_total" REAL,
    "currency" TEXT,
    "is_test" BOOLEAN NOT NULL,
    "log_id" BIGINT NOT NULL,
    "log_rows" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "legs" (
    "call_id" TEXT NOT NULL,
    "leg_id" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "address" TEXT,
    "state" TEXT NOT NULL,
    "started_at" TEXT,
    "answered_at" TEXT,
    "ended_at" TEXT,
    "duration_seconds" INTEGER,
    "detail" TEXT,
    "price_total" REAL,
    "currency" TEXT,

    PRIMARY KEY ("call_id", "leg_id")
);

-- CreateTable
CREATE TABLE "visits" (
    "call_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "version_id" TEXT NOT NULL,
    "node_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "exit" TEXT,
    "at" TEXT NOT NULL,

    PRIMARY KEY ("call_id", "seq")
);

-- CreateTable
CREATE TABLE "bookmarks" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "position" BIGINT NOT NULL,
    "horizon" BIGINT NOT NULL,
    "moved_at" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "flows_live_version_id_key" ON "flows"("live_version_id");

-- CreateIndex
CREATE INDEX "flows_name_idx" ON "flows"("name");

-- CreateIndex
CREATE UNIQUE INDEX "versions_flow_id_number_key" ON "versions"("flow_id", "number");

-- CreateIndex
CREATE INDEX "numbers_flow_id_idx" ON "numbers"("flow_id");

-- CreateIndex
CREATE INDEX "numbers_pinned_version_id_idx" ON "numbers"("pinned_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "log_key_key" ON "log"("key");

-- CreateIndex
CREATE UNIQUE INDEX "log_wait_key_key" ON "log"("wait_key");

-- CreateIndex
CREATE INDEX "log_call_id_id_idx" ON "log"("call_id", "id");

-- CreateIndex
CREATE INDEX "kept_states_created_at_idx" ON "kept_states"("created_at");

-- CreateIndex
CREATE INDEX "effects_call_id_idx" ON "effects"("call_id");

-- CreateIndex
CREATE INDEX "calls_started_at_id_idx" ON "calls"("started_at", "id");

-- CreateIndex
CREATE INDEX "calls_flow_id_started_at_id_idx" ON "calls"("flow_id", "started_at", "id");

-- CreateIndex
CREATE INDEX "calls_called_started_at_id_idx" ON "calls"("called", "started_at", "id");

-- CreateIndex
CREATE INDEX "calls_caller_started_at_id_idx" ON "calls"("caller", "started_at", "id");

-- CreateIndex
CREATE INDEX "calls_state_started_at_id_idx" ON "calls"("state", "started_at", "id");

-- CreateIndex
CREATE INDEX "calls_outcome_started_at_id_idx" ON "calls"("outcome", "started_at", "id");
