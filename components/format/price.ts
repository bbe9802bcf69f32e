/** An amount as people write it: `€0.0142`, `$1.20`. Calls cost fractions of a cent, so as many places as say something are shown. */
export function price({ total, currency }: { total: number; currency: string }): string {
  const places = { minimumFractionDigits: 2, maximumFractionDigits: 6 }
  try {
    return new Intl.NumberFormat('en-GB', { style: 'currency', currency, ...places }).format(total)
  } catch {
    return `${total} ${currency}`
  }
}
