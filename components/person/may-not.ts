import { includes, type Role } from '@/lib/access/roles'

/** `Publishing takes a publisher. Ask Ann, who is an owner.`; nothing for who may. */
export function mayNot(
  { role, owners }: { role: Role; owners: string[] },
  wanted: Role,
  doing: string,
): string | undefined {
  if (includes(role, wanted)) return undefined
  const [one] = owners
  const whom =
    owners.length === 1
      ? ` Ask ${one}, who is an owner.`
      : owners.length > 1
        ? ` Ask ${listed(owners.slice(0, 3))}${owners.length > 3 ? ' or another owner' : ', who are owners'}.`
        : ''
  return `${doing} takes ${article(wanted)} ${wanted}.${whom}`
}

const article = (role: Role) => (role === 'editor' || role === 'owner' ? 'an' : 'a')

const listed = (names: string[]) =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : (names[0] ?? '')
