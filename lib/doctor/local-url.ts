/** Where a server of ours that listens on a host is reached from this machine. */
export function localUrl(host: string, port: number): string {
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  const name = bare === '0.0.0.0' || bare === '::' ? 'localhost' : bare
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
