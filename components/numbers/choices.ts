/** What one chooses from when a number is added or given to a flow. */
export type Choices = {
  flows: FlowChoice[]
  carriers: { name: string; title: string }[]
  /** Countries with numbers kept for fiction, and the next free one as people write it; empty where all are taken. */
  ranges: { id: string; title: string; next: string }[]
}

export type FlowChoice = { id: string; name: string; liveVersion: number | null }
