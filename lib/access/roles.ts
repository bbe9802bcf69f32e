/** What somebody may do; each may do what the ones before it may. */
export const ROLES = ['viewer', 'editor', 'publisher', 'owner'] as const
export type Role = (typeof ROLES)[number]

/** What a role is for, as people read it. */
export const ROLE_WORDS: Record<Role, { title: string; may: string }> = {
  viewer: { title: 'Viewer', may: 'look at everything but secrets' },
  editor: { title: 'Editor', may: 'draw flows and try them' },
  publisher: {
    title: 'Publisher',
    may: 'publish, give numbers to flows, change opening hours, place, move and end calls',
  },
  owner: { title: 'Owner', may: 'let people in, and change carriers, retention and secrets' },
}

/** Does that role include the other? */
export const includes = (role: Role, wanted: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(wanted)

/** Who acts: a person with a session, a program with a key, or the program itself. */
export type Actor = {
  kind: 'person' | 'key' | 'system'
  id: string
  name: string
  role: Role
  /** The network address that they act from. */
  address?: string
}

/** The program itself: the voice server, commands of who has the machine, jobs. */
export const SYSTEM: Actor = { kind: 'system', id: 'system', name: 'Patchbay', role: 'owner' }
