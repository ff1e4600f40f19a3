/** The part of autocannon that the bench uses; the package brings no types. */
declare module 'autocannon' {
  type Options = {
    readonly url: string
    readonly connections: number
    readonly duration: number
    readonly headers: Readonly<Record<string, string>>
  }
  type Result = { readonly non2xx: number; readonly errors: number; readonly requests: { readonly average: number } }
  type Running = {
    on(event: 'response', heard: (client: object, status: number, bytes: number, milliseconds: number) => void): void
  }
  const autocannon: (options: Options, ended: (error: Error | null, result: Result) => void) => Running
  export default autocannon
  export type { Result }
}
