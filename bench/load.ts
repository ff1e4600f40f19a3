import autocannon, { type Result } from 'autocannon'
import { quantile } from './line.ts'

export type Load = { readonly perSecond: number; readonly p50: number; readonly p95: number }
type Asked = { readonly url: string; readonly cookie: string; readonly connections?: number; readonly seconds?: number }

/** Asks for one address again and again, each connection as soon as it was answered. Throws when an answer is not the page. */
export async function load({ url, cookie, connections = 10, seconds = 4 }: Asked): Promise<Load> {
  const times: number[] = []
  const headers = { cookie, 'accept-encoding': 'gzip' }
  const result = await new Promise<Result>((resolve, reject) => {
    const running = autocannon({ url, connections, duration: seconds, headers }, (error, done) =>
      error ? reject(error) : resolve(done),
    )
    running.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds))
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`)
  return { perSecond: result.requests.average, p50: quantile(times, 0.5), p95: quantile(times, 0.95) }
}
