// What the lab has Redis do in one step, in Lua: nobody else sees a row without its place in the indices, or the other way round.

/** What comes before each script: how the keys of a collection are named, and how long they are to live. */
const COMMON = `
local C = KEYS[1]
local ORDER, EXPIRY, OWNERS, LAST = C .. ':order', C .. ':expiry', C .. ':owners', C .. ':last'
local function rowKey(key) return C .. ':row:' .. key end
local function ownerKey(owner) return C .. ':owner:' .. owner end

-- The lab's time, its rate (0 while it stands still), the machine's time, and what is added to each row's life.
local NOW, RATE, MACHINE, MARGIN = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

-- The milliseconds after which neither this lab nor one that is started anew needs a row; -1 for never.
local function lifeOf(expiresAt)
  if not expiresAt or RATE == 0 then return -1 end
  local ms = math.max((expiresAt - NOW) / RATE, expiresAt - MACHINE) + MARGIN
  return math.max(1, math.ceil(ms))
end

local function setLife(name, ms)
  if ms == -1 then redis.call('PERSIST', name) else redis.call('PEXPIRE', name, string.format('%.0f', ms)) end
end

-- An index lives as long as the row in it that lives longest.
local function keep(name, wasThere, ms)
  local now = redis.call('PTTL', name)
  if not wasThere or ms == -1 or (now ~= -1 and now < ms) then setLife(name, ms) end
end

local function drop(key)
  local owner = redis.call('HGET', OWNERS, key)
  redis.call('DEL', rowKey(key))
  redis.call('ZREM', ORDER, key)
  redis.call('ZREM', EXPIRY, key)
  if owner then
    redis.call('HDEL', OWNERS, key)
    redis.call('ZREM', ownerKey(owner), key)
  end
end

-- A row that isn't there although its time had not come was thrown away by somebody else.
local function isLost(key)
  if not redis.call('ZSCORE', ORDER, key) then return false end
  local expiresAt = redis.call('ZSCORE', EXPIRY, key)
  return not expiresAt or tonumber(expiresAt) > NOW
end
`

/** Returns the row under ARGV[5]; nothing where there is none. */
export const GET = `${COMMON}
local key = ARGV[5]
local value = redis.call('GET', rowKey(key))
if not value and isLost(key) then return redis.error_reply('LOST ' .. key) end
return value
`

/**
 * Puts a row where it is still what the caller has seen. ARGV: 5 key, 6 '1' if there was a row, 7 its text, 8 'put' or 'drop',
 * 9 the new text, 10 '1' if it has an owner, 11 the owner, 12 when it expires or ''. Returns {1}, or {0, the text that is there
 * now}.
 */
export const CHANGE = `${COMMON}
local key = ARGV[5]
local value = redis.call('GET', rowKey(key))
if not value and isLost(key) then return redis.error_reply('LOST ' .. key) end
if ARGV[6] == '1' and value ~= ARGV[7] or ARGV[6] == '0' and value then return {0, value} end
if not value and redis.call('ZSCORE', ORDER, key) then drop(key) end
if ARGV[8] == 'drop' then
  drop(key)
  return {1}
end
local position = redis.call('ZSCORE', ORDER, key)
local oldOwner = redis.call('HGET', OWNERS, key)
local owner = ARGV[10] == '1' and ARGV[11] or false
local expiresAt = tonumber(ARGV[12])
local ms = lifeOf(expiresAt)
local indices = {ORDER, EXPIRY, OWNERS, LAST, KEYS[2]}
if owner then table.insert(indices, ownerKey(owner)) end
-- What isn't an index fails here, before anything has been written.
redis.call('ZCARD', EXPIRY)
redis.call('SCARD', KEYS[2])
if owner then redis.call('ZCARD', ownerKey(owner)) end
local wasThere = {}
for _, name in ipairs(indices) do wasThere[name] = redis.call('EXISTS', name) == 1 end
position = position or redis.call('INCR', LAST)
redis.call('SET', rowKey(key), ARGV[9])
setLife(rowKey(key), ms)
redis.call('ZADD', ORDER, position, key)
if expiresAt then redis.call('ZADD', EXPIRY, ARGV[12], key) else redis.call('ZREM', EXPIRY, key) end
if oldOwner and oldOwner ~= owner then
  redis.call('HDEL', OWNERS, key)
  redis.call('ZREM', ownerKey(oldOwner), key)
end
if owner then
  redis.call('HSET', OWNERS, key, owner)
  redis.call('ZADD', ownerKey(owner), position, key)
end
redis.call('SADD', KEYS[2], C)
for _, name in ipairs(indices) do
  if redis.call('EXISTS', name) == 1 then keep(name, wasThere[name], ms) end
end
return {1}
`

/**
 * Returns {key, text, key, text ...}. ARGV[5] is 'all', 'owner' with the owner in ARGV[6], or 'expired' with the instant there.
 * Members of the index whose row Redis has let go are taken out of it.
 */
export const LIST = `${COMMON}
local keys
if ARGV[5] == 'all' then keys = redis.call('ZRANGE', ORDER, 0, -1)
elseif ARGV[5] == 'owner' then keys = redis.call('ZRANGE', ownerKey(ARGV[6]), 0, -1)
else keys = redis.call('ZRANGEBYSCORE', EXPIRY, '-inf', ARGV[6]) end
local found = {}
for _, key in ipairs(keys) do
  local value = redis.call('GET', rowKey(key))
  if value then
    table.insert(found, key)
    table.insert(found, value)
  elseif isLost(key) then
    return redis.error_reply('LOST ' .. key)
  else
    -- Where that can't be written, it is left out all the same.
    pcall(drop, key)
  end
end
return found
`

/** Returns {rows, bytes}. */
export const SIZE = `${COMMON}
local rows, bytes = 0, 0
for _, key in ipairs(redis.call('ZRANGE', ORDER, 0, -1)) do
  local length = redis.call('STRLEN', rowKey(key))
  if length > 0 then
    rows = rows + 1
    bytes = bytes + length
  end
end
return {rows, bytes}
`

/** Removes a collection, whatever lies in its place: all keys are looked through, which only a reset does. */
export const CLEAR = `${COMMON}
for _, key in ipairs(redis.call('KEYS', C .. ':*')) do redis.call('DEL', key) end
redis.call('SREM', KEYS[2], C)
return 1
`

/** Sets the lives of all rows anew, of all collections that KEYS[2] names. One that can't be read or written is left as it is. */
export const RETIME = `
local function retime(collection)
  KEYS[1] = collection
  ${COMMON}
  local longest = 1
  for _, key in ipairs(redis.call('ZRANGE', ORDER, 0, -1)) do
    local ms = lifeOf(tonumber(redis.call('ZSCORE', EXPIRY, key) or ''))
    setLife(rowKey(key), ms)
    if ms == -1 or longest == -1 then longest = -1 else longest = math.max(longest, ms) end
  end
  for _, name in ipairs({ORDER, EXPIRY, OWNERS, LAST}) do setLife(name, longest) end
  for _, owner in ipairs(redis.call('HVALS', OWNERS)) do setLife(ownerKey(owner), longest) end
end
local known, collections = pcall(redis.call, 'SMEMBERS', KEYS[2])
if known then
  for _, collection in ipairs(collections) do pcall(retime, collection) end
end
return 1
`
