import type { Flow } from '@/lib/flow/document'
import type { Problem } from '@/lib/flow/problem'

export const check = (_flow: Flow): Problem[] => []
