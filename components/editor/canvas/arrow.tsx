/** The head of every wire, in the wire's own colour. */
export const Arrow = () => (
  <svg aria-hidden className="absolute size-0">
    <defs>
      <marker
        id="patch-arrow"
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="8"
        markerHeight="8"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path d="M0.5 0.5 7.5 4 0.5 7.5z" fill="context-stroke" />
      </marker>
    </defs>
  </svg>
)
