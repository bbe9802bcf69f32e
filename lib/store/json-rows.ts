import type { Provider } from './address'

type ColumnType = 'text' | 'integer' | 'bigint' | 'double precision' | 'boolean'

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
  const value = (type: ColumnType, place: number) =>
    type === 'text' ? `r->>${place}` : `(r->>${place})::${type}`
  return {
    // Without WHERE, SQLite would take what follows (ON CONFLICT) for the condition of a join.
    sqlite: `${into} ${Object.keys(columns).map((_, place) => `value->>${place}`)} FROM json_each($1) WHERE true`,
    postgresql: `${into} ${Object.values(columns).map(value)} FROM json_array_elements($1::json) AS r`,
  }
}

/** The texts of a JSON array that is a parameter, as a list for `IN`. */
export const textsFromJson = (parameter: '$1' | '$2'): Record<Provider, string> => ({
  sqlite: `(SELECT value FROM json_each(${parameter}))`,
  postgresql: `(SELECT json_array_elements_text(${parameter}::json))`,
})

/** The same text made for both databases. */
export const forBoth = (make: (provider: Provider) => string): Record<Provider, string> => ({
  sqlite: make('sqlite'),
  postgresql: make('postgresql'),
})
