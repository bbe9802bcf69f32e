// ELK's own worker: it listens to what `ELK` in `tidy.ts` sends. Laying out hundreds of cards takes a while, and the page stays quick.
import 'elkjs/lib/elk-worker.min.js'
