// The rows of calls, legs and visits are a projection of the log: these make and keep them.
export { type Folded, type FoldedCall, foldCall, type Outcome, type Visit } from './fold'
export { projectCalls } from './project'
export { rebuildCalls } from './rebuild'
export { sweep } from './sweep'
