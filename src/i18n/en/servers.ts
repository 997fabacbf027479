// English: servers: where they keep things, restarting them, the second node, the attacker.

export const servers = {}
