import Holidays from 'date-holidays'

/** A country, state or region whose public holidays are known, by its code and its English name. */
export type HolidayPlace = { code: string; name: string; within: HolidayPlace[] }

let places: HolidayPlace[] | undefined

/** All countries whose public holidays are known, by name, with their states and those states' regions. */
export function holidayPlaces(): HolidayPlace[] {
  if (places) return places
  const book = new Holidays()
  const states = (country: string) =>
    listed(book.getStates(country, 'en'), (state) => listed(book.getRegions(country, state, 'en'), () => []))
  places = listed(book.getCountries('en'), states)
  return places
}

function listed(names: Record<string, string> | undefined, within: (code: string) => HolidayPlace[]) {
  return Object.entries(names ?? {})
    .map(([code, name]) => ({ code, name, within: within(code) }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'))
}
