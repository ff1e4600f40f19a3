/** What the tests use of a package that brings no types. */
declare module 'mailparser' {
  type Addresses = { readonly text: string }
  export type ParsedMail = {
    readonly subject?: string
    readonly text?: string
    readonly messageId?: string
    readonly from?: Addresses
    readonly to?: Addresses | readonly Addresses[]
  }
  export function simpleParser(source: NodeJS.ReadableStream | Buffer): Promise<ParsedMail>
}
