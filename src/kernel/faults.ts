/** Thrown, and turned into a page in one place. Everything else that is thrown is a bug. */
export abstract class Fault extends Error {
  abstract readonly status: 403 | 404 | 409 | 503
}

/** Absent or hidden from this person: the two must look alike. */
export class NotFound extends Fault {
  override readonly name = 'NotFound'
  readonly status = 404
}

/** Visible to this person, but the act is not theirs. */
export class Forbidden extends Fault {
  override readonly name = 'Forbidden'
  readonly status = 403
}

/** Somebody else changed the same thing first. `theirs` is what stands now, for showing both texts. */
export class Conflict extends Fault {
  override readonly name = 'Conflict'
  readonly status = 409
  readonly theirs: unknown
  constructor(message: string, theirs?: unknown) {
    super(message)
    this.theirs = theirs
  }
}

/** The database or another part cannot be reached right now; nothing was saved. */
export class Unavailable extends Fault {
  override readonly name = 'Unavailable'
  readonly status = 503
}
