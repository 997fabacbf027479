// 繁體中文：伺服器存資料的地方出了什麼問題，以及該怎麼辦。
import type { storageProblems as en } from '../en/storage-problems'

const PASSWORD = '請在位址裡填正確的密碼，格式是 redis://使用者:密碼@主機:port'

export const storageProblems: typeof en = {
  'sqlite-gone': ({ place }) => `SQLite 檔案 ${place} 不見了：請放回原處，或重新啟動伺服器，從空的檔案開始`,
  'sqlite-empty': ({ place }) =>
    `SQLite 檔案 ${place} 是空的（0 位元組），原本的資料都沒了：請放回備份，或刪除它並重新啟動伺服器，從新的檔案開始`,
  'sqlite-no-library': ({ machine }) =>
    `這裡無法使用 SQLite：這份實驗室沒有附 ${machine} 的 libsql。請改用記憶體或 Redis`,
  'sqlite-no-folder': ({ place }) =>
    `無法建立放 SQLite 檔案的資料夾 ${place}：請用 --data-dir 指定別的資料夾`,
  'sqlite-newer': ({ place, found, known }) =>
    `SQLite 檔案 ${place} 是較新版的實驗室寫的（schema ${found}，這一版只認得到 ${known}）：請更新實驗室，或把檔案移走，從空的檔案開始`,
  'sqlite-older': ({ place, found, known }) =>
    `SQLite 檔案 ${place} 是較舊版的實驗室寫的（schema ${found}，這一版認得的是 ${known}）：請把檔案移走，從空的檔案開始`,
  'sqlite-foreign': ({ place }) =>
    `SQLite 檔案 ${place} 是別的程式的：請把它移走，或用 --data-dir 指定別的資料夾`,
  'sqlite-locked': ({ place }) =>
    `別的程式鎖住了 SQLite 檔案 ${place}：請關掉那個程式，或稍等一下，再送一次請求`,
  'sqlite-read-only': ({ place }) =>
    `SQLite 檔案 ${place} 無法寫入：請把它、旁邊的檔案和所在的資料夾都設成可以寫入`,
  'sqlite-full': ({ place }) => `SQLite 檔案 ${place} 無法再變大：請在它的磁碟上騰出一些空間`,
  'sqlite-not-opened': ({ place }) =>
    `SQLite 檔案 ${place} 打不開：請確認資料夾存在，而且檔案和資料夾都可以讀寫`,
  'sqlite-no-database': ({ place }) => `檔案 ${place} 不是 SQLite 資料庫：請把它移走，實驗室會從空的檔案開始`,
  'sqlite-damaged': ({ place }) =>
    `SQLite 檔案 ${place} 損毀了：請放回備份，或把它移走並重新啟動伺服器，從空的檔案開始`,
  'sqlite-other': ({ place, message }) => `SQLite 檔案 ${place} 無法使用（${message}）：請確認磁碟是否正常`,
  'sqlite-foreign-row': ({ place, collection, key }) =>
    `SQLite 檔案 ${place} 的 ${collection} 裡，「${key}」存的不是實驗室寫的內容：請刪除那一列，或重設實驗室`,
  'redis-not-reached': ({ place }) =>
    `連不上 ${place} 的 Redis：請啟動它，或用 --redis-url 或在設定裡改填別的位址`,
  'redis-evicts': ({ place, policy }) =>
    `${place} 的 Redis 可能會丟掉該保留的資料（它的 maxmemory-policy 是 ${policy}）：請改成 noeviction`,
  'redis-foreign-row': ({ place, collection, key }) =>
    `${place} 的 Redis 在 ${collection} 的「${key}」存的不是實驗室寫的內容：請重設實驗室`,
  'redis-full': ({ place }) => `${place} 的 Redis 滿了：請調高 maxmemory，或刪掉用不到的資料，再送一次請求`,
  'redis-replica': ({ place }) => `${place} 的 Redis 是唯讀的 replica：請改填 primary 的位址`,
  'redis-wrong-password': ({ place }) => `${place} 的 Redis 不接受這個密碼：${PASSWORD}`,
  'redis-no-password': ({ place }) => `${place} 的 Redis 需要密碼：${PASSWORD}`,
  'redis-not-permitted': ({ place }) =>
    `${place} 的 Redis 不允許這個使用者做實驗室要做的事：請改用另一個使用者的位址`,
  'redis-disk': ({ place }) => `${place} 的 Redis 無法寫入自己的磁碟：請看它的記錄檔`,
  'redis-busy': ({ place }) => `${place} 的 Redis 正在忙：請稍等一下，再送一次請求`,
  'redis-lost-row': ({ place }) => `${place} 的 Redis 弄丟了該保留的資料：請重設實驗室`,
  'redis-foreign-key': ({ place }) =>
    `${place} 的 Redis 在實驗室的 key 底下存著不是實驗室寫的內容：請重設實驗室`,
  'redis-no-database': ({ place }) => `${place} 的 Redis 沒有這個編號的資料庫：請改填別的位址`,
  'redis-other': ({ place, message }) =>
    `${place} 的 Redis 回覆「${message}」：請確認它的設定符合實驗室的需要`,
}
