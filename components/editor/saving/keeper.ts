import type { Flow } from '@/lib/flow/document'
import { type Merge, merge, resolve, type Side } from '@/lib/flow/edit/merge'
import { isSame } from '@/lib/flow/edit/same'
import { type EditorStore, takeIn } from '../store/editor-store'
import type { Copies } from './copies'
import type { DraftServer } from './server'

/** After the last change, in milliseconds; and at the latest, however much goes on. */
const QUIET_MS = 500
const LATEST_MS = 1_500
/** The copy in this browser is written sooner: it costs little, and a tab may close at any time. */
const COPY_MS = 150
const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 30_000
const MAX_IN_DOUBT = 50

/**
 * Keeps the draft: soon after every change it is sent to the server with the revision that it was made from, and until it has
 * arrived a copy lies in this browser. What somebody else saved meanwhile is merged; where that cannot be done, one is asked.
 */
export class Keeper {
  private base: { flow: Flow; revision: number }
  /** What was sent without an answer: it may have arrived all the same. */
  private inDoubt: Flow[] = []
  private sending = false
  private isStopped = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private copyTimer: ReturnType<typeof setTimeout> | undefined
  private unsavedSince: number | undefined
  private retryMs = FIRST_RETRY_MS
  private stopWatching: () => void = () => undefined

  constructor(
    private readonly store: EditorStore,
    private readonly server: DraftServer,
    private readonly copies: Copies,
  ) {
    const { flow, revision } = store.getState()
    this.base = { flow, revision }
  }

  /** Takes up what was left unsaved here, and watches from now on. */
  async start() {
    this.stopWatching = this.store.subscribe(({ flow }, before) => {
      if (flow !== before.flow) this.changed()
    })
    // A page that is only tried on (React does, while one develops) is gone again by then, and must not take anything.
    await new Promise((done) => setTimeout(done))
    if (this.isStopped) return
    for (const left of await this.copies.takeOver()) this.takeUp(left)
  }

  stop() {
    this.isStopped = true
    this.stopWatching()
    this.copies.release()
    clearTimeout(this.timer)
    clearTimeout(this.copyTimer)
  }

  /** The page may be gone at any moment: what there is, is sent and copied now. */
  leave() {
    if (!this.isUnsaved()) return
    void this.copy()
    void this.send({ isLeaving: true })
  }

  /** The network is back, or somebody wants to know now. */
  tryNow() {
    this.retryMs = FIRST_RETRY_MS
    if (this.isUnsaved()) void this.send()
  }

  /** The server says at which revision the draft stands. What somebody else has saved is taken in at once. */
  hear(revision: number) {
    const { saveState, dispute } = this.store.getState()
    if (saveState === 'offline') return this.tryNow()
    const isNews = revision > this.base.revision
    if (isNews && !this.sending && !this.isStopped && !dispute && saveState !== 'refused')
      void this.mergeTheirs()
  }

  /**
   * Settles what both sides changed, as a step of its own: undo brings back what was not chosen. Where drawing on has made more
   * of it, one is asked about that too.
   */
  settle(chosen: Readonly<Record<string, Side>>) {
    const { dispute, flow, endGesture } = this.store.getState()
    if (!dispute) return
    const choices = { ...dispute.choices, ...chosen }
    const { base, theirs } = dispute.merge
    const now = merge(base, flow, theirs)
    const settled = resolve(now, choices)
    if (settled.conflicts.length > 0) {
      this.store.setState({ dispute: { ...dispute, merge: settled, choices }, isAsked: true })
      return
    }
    const others = Object.fromEntries(
      Object.entries(choices).map(([key, side]) => [key, side === 'mine' ? 'theirs' : 'mine'] as const),
    )
    endGesture()
    this.adopt(resolve(now, others), dispute.revision, settled.flow)
  }

  private goOnFrom(base: { flow: Flow; revision: number }) {
    this.base = base
    this.inDoubt = []
  }

  private isUnsaved() {
    return this.store.getState().flow !== this.base.flow
  }

  private changed() {
    if (!this.isUnsaved()) {
      if (!this.sending) this.nowSaved()
      return
    }
    const { saveState } = this.store.getState()
    if (saveState === 'saved') this.store.setState({ saveState: 'saving' })
    this.copyTimer ??= setTimeout(() => void this.copy(), COPY_MS)
    if (saveState === 'conflict' || saveState === 'offline') return
    this.unsavedSince ??= Date.now()
    this.sendIn(Math.min(QUIET_MS, Math.max(0, this.unsavedSince + LATEST_MS - Date.now())))
  }

  private sendIn(milliseconds: number) {
    clearTimeout(this.timer)
    if (!this.isStopped) this.timer = setTimeout(() => void this.send(), milliseconds)
  }

  private async copy() {
    clearTimeout(this.copyTimer)
    this.copyTimer = undefined
    if (this.isUnsaved()) await this.copies.keep({ flow: this.store.getState().flow, base: this.base })
  }

  private async send({ isLeaving = false } = {}) {
    clearTimeout(this.timer)
    if (this.sending || !this.isUnsaved() || this.store.getState().dispute) return
    this.sending = true
    const { flow } = this.store.getState()
    const { revision } = this.base
    const sent = await this.server.send(flow, revision, { isLeaving })
    this.sending = false
    switch (sent.as) {
      case 'saved':
        this.goOnFrom({ flow, revision: sent.revision })
        this.retryMs = FIRST_RETRY_MS
        this.unsavedSince = undefined
        this.store.setState({ revision: sent.revision })
        this.store.getState().setProblems({ carriers: sent.problems })
        if (this.isUnsaved()) this.changedWhileSaving()
        else this.nowSaved()
        return
      case 'stale':
        return this.mergeTheirs()
      case 'away':
        this.inDoubt = [...this.inDoubt, flow].slice(-MAX_IN_DOUBT)
        return this.awaitServer()
      case 'refused':
        await this.copy()
        this.store.setState({ saveState: 'refused', refusal: sent.message })
    }
  }

  private changedWhileSaving() {
    this.store.setState({ saveState: 'saving' })
    void this.copy()
    this.changed()
  }

  private nowSaved() {
    clearTimeout(this.timer)
    clearTimeout(this.copyTimer)
    this.copyTimer = undefined
    this.unsavedSince = undefined
    this.store.setState({ saveState: 'saved' })
    void this.copies.forget()
  }

  private async awaitServer() {
    await this.copy()
    this.store.setState({ saveState: 'offline' })
    this.sendIn(this.retryMs)
    this.retryMs = Math.min(LONGEST_RETRY_MS, this.retryMs * 2)
  }

  private async mergeTheirs() {
    this.sending = true
    const theirs = await this.server.fetch()
    this.sending = false
    if (this.isStopped) return
    if (theirs.as === 'away') return this.isUnsaved() ? this.awaitServer() : undefined
    if (theirs.as === 'refused') {
      this.store.setState({ saveState: 'refused', refusal: theirs.message })
      return
    }
    // What stands there may be what was sent from here: nobody is asked to choose between their own edits.
    const arrived = this.inDoubt.find((flow) => isSame(flow, theirs.flow))
    const merged = merge(arrived ?? this.base.flow, this.store.getState().flow, theirs.flow)
    if (merged.conflicts.length === 0) return this.adopt(merged, theirs.revision)
    clearTimeout(this.timer)
    void this.copy()
    this.store.setState({
      saveState: 'conflict',
      dispute: { merge: merged, revision: theirs.revision, by: theirs.by },
      isAsked: true,
    })
  }

  /**
   * Goes on from what they saved, with what was done here on top of it.
   *
   * @param chosen what was made of a dispute; one can go back from there to the other choice
   */
  private adopt({ base, theirs, flow: merged }: Merge, revision: number, chosen = merged) {
    // Where nothing was done here, what they saved is what there is: it is not sent back to them.
    this.goOnFrom({ flow: isSame(chosen, theirs) ? chosen : theirs, revision })
    this.store.setState({ dispute: null, isAsked: false, revision, saveState: 'saving' })
    takeIn(this.store, { base, theirs, merged })
    this.store.setState({ flow: chosen })
    if (!this.isUnsaved()) return this.nowSaved()
    void this.copy()
    void this.send()
  }

  /** What was drawn before and never arrived: as if it had just been drawn. */
  private takeUp(left: { flow: Flow; base: { flow: Flow; revision: number } }) {
    const now = this.store.getState().flow
    const isFirst = now === this.base.flow
    const flow = isFirst ? left.flow : merge(left.base.flow, now, left.flow).flow
    if (isFirst) this.base = left.base
    this.store.temporal.getState().pause()
    this.store.setState({ flow })
    this.store.temporal.getState().resume()
  }
}
