import type pg from 'pg'

export type Asked = { readonly text: string; readonly values: readonly unknown[] }

/** Keeps every statement that is sent through a pool from now on, with its values. */
export function listeningTo(pool: pg.Pool): Asked[] {
  const asked: Asked[] = []
  pool.on('connect', (client) => {
    const query = client.query.bind(client)
    Object.assign(client, {
      query: (wanted: pg.QueryConfig<unknown[]> | string) => {
        if (typeof wanted === 'string') return query(wanted)
        asked.push({ text: wanted.text, values: wanted.values ?? [] })
        return query(wanted)
      },
    })
  })
  return asked
}
