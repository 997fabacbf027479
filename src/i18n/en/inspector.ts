// English: inspector.
export const inspector = {}
