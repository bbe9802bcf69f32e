/** A column that is encrypted with the key that lies outside the database. */
export type SealedColumn = {
  table: string
  /** The primary key. */
  id: string
  column: string
  /** What is sealed in one row opens in no other. */
  purpose: (id: string) => string
}

/**
 * Every column that is encrypted with ENCRYPTION_KEY. Changing the key goes through this list, so a column that is missing here
 * would be lost with the old key: a test compares it with the schema.
 */
export const SEALED = {
  carrierAccount: {
    table: 'carrier_accounts',
    id: 'carrier',
    column: 'sealed',
    purpose: (carrier) => `carrier account ${carrier}`,
  },
  setting: { table: 'settings', id: 'name', column: 'sealed', purpose: (name) => `setting ${name}` },
} as const satisfies Record<string, SealedColumn>

export const SEALED_COLUMNS: readonly SealedColumn[] = Object.values(SEALED)
