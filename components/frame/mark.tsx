/** Two jacks, a cable between them, and a lamp that is lit. */
export const Mark = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden="true">
    <circle cx="5" cy="5" r="3.25" stroke="currentColor" strokeWidth="1.5" />
    <path d="M8.25 5H11a4 4 0 0 1 4 4v2.5" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    <circle cx="15" cy="15" r="3.5" className="fill-accent" />
  </svg>
)
