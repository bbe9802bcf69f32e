import type { Provider } from './address'

/** `clock` takes no value: it is the moment of writing by the database's own clock, which all processes share. */
type ColumnType = 'text' | 'integer' | 'bigint' | 'double precision' | 'boolean' | 'clock'

/** Columns of a table with their types, in the order in which their values come. */
export type Columns = Record<string, ColumnType>

export const namesOf = (columns: Columns): string => Object.keys(columns).join(', ')

/**
 * The part of an insert that takes any number of rows from one parameter, `$1`: a JSON array of arrays of values. One
 * statement with one parameter costs a tenth of what a row each would. Rows are arrays because names would make the
 * parameter longer by a third.
 */
export function insertFromJson(table: string, columns: Columns): Record<Provider, string> {
  const into = `INSERT INTO ${table} (${namesOf(columns)}) SELECT`
  const types = Object.values(columns)
  const value = (type: ColumnType, place: number) =>
    type === 'clock' ? CLOCK.postgresql : type === 'text' ? `r->>${place}` : `(r->>${place})::${type}`
  const plain = (type: ColumnType, place: number) => (type === 'clock' ? CLOCK.sqlite : `value->>${place}`)
  return {
    // Without WHERE, SQLite would take what follows (ON CONFLICT) for the condition of a join.
    sqlite: `${into} ${types.map(plain)} FROM json_each($1) WHERE true`,
    postgresql: `${into} ${types.map(value)} FROM json_array_elements($1::json) AS r`,
  }
}

/** Now, by the clock of the database: ISO 8601, UTC, milliseconds. */
export const CLOCK: Record<Provider, string> = {
  sqlite: "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
  postgresql: `to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
}

/** The texts of a JSON array that is a parameter, as a list for `IN`. */
export const textsFromJson = (parameter: '$1' | '$2' | '$3'): Record<Provider, string> => ({
  sqlite: `(SELECT value FROM json_each(${parameter}))`,
  postgresql: `(SELECT json_array_elements_text(${parameter}::json))`,
})

/** The same text made for both databases. */
export const forBoth = (make: (provider: Provider) => string): Record<Provider, string> => ({
  sqlite: make('sqlite'),
  postgresql: make('postgresql'),
})
