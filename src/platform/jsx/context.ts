import { raw } from 'hono/html'
import type { FC, PropsWithChildren } from 'hono/jsx'
import { written } from './element.ts'

/** What parts of a page find out from those around them, without being told by each in between. */
export type Context<T> = {
  readonly Provider: FC<PropsWithChildren<{ value: T }>>
  readonly now: () => T
}

/** `initial` is what a part finds that stands within no provider. */
export function createContext<T>(initial: T): Context<T> {
  // A page is written at once, so no other page is written meanwhile.
  let now = initial
  const Provider: Context<T>['Provider'] = ({ value, children }) => {
    const around = now
    now = value
    try {
      return raw(written(children))
    } finally {
      now = around
    }
  }
  return { Provider, now: () => now }
}

/** What the nearest provider around the part that asks provides. */
export const useContext = <T>(context: Context<T>): T => context.now()
