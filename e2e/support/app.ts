import { authenticator, keyShownIn } from '#test/authenticator.ts'
import type { DeskClient } from './desk-client.ts'

const SETTING_UP = '/account/second-factor'

/** Sets up an authenticator app for somebody signed in, as their phone would. */
export async function setUpApp(client: DeskClient): Promise<void> {
  const html = await client.open(SETTING_UP)
  const offer = /name="offer" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const shows = authenticator(keyShownIn(html))
  const { status } = await client.send(SETTING_UP, { offer, oneTimeCode: shows(new Date()) })
  if (status !== 200) throw new Error(`setting up an app answered ${status}`)
}
