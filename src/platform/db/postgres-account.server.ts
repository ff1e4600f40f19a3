import { spawnSync } from 'node:child_process'
import { lchownSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartRefused } from '../config/start-refused.ts'

/** The operating system account that PostgreSQL runs as, where it is not our own. */
export type Account = { readonly uid: number; readonly gid: number }

/**
 * PostgreSQL refuses to run as root. As root we lend it an account that exists already (initdb needs one with a passwd
 * entry); as anybody else it runs as ourselves, and the answer is undefined.
 */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const entries = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const wanted of ['postgres', 'nobody']) {
    const [, , uid, gid] = entries.find(([name]) => name === wanted) ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new StartRefused('no_account')
}

/** Whether the account can enter a folder or run a file: some folder above may be closed to everyone but root. */
export const canReach = (account: Account, path: string): boolean =>
  spawnSync('test', ['-x', path], { ...account, cwd: '/' }).status === 0

/**
 * Gives a folder, with what is in it, to the account; nothing to do where PostgreSQL runs as ourselves. The data may come
 * from a start as another user, and PostgreSQL refuses data that it does not own.
 */
export function handOver(path: string, account: Account | undefined): void {
  if (!account || lstatSync(path).uid === account.uid) return
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) handOver(join(path, name), account)
  lchownSync(path, account.uid, account.gid)
}
