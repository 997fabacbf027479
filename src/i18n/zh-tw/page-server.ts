// 繁體中文：瀏覽器版的頁面打不開時，頁面伺服器在瀏覽器裡說的話。
import type { pageServer as en } from '../en/page-server'

export const pageServer: typeof en = {
  headTooLarge: ({ port }) =>
    `瀏覽器送來的 cookie 超過這個實驗室願意讀的大小（64 KiB）。
它們屬於這台電腦上跑過的其他程式：cookie 不分連接埠，同一個主機名稱底下的程式共用所有 cookie。
請試試其中一種做法：
- 把網址裡的 127.0.0.1 換成 localhost（或反過來）再開一次（http://localhost:${port}/?key=…）
- 用無痕視窗開啟
- 在瀏覽器設定裡刪除 127.0.0.1 和 localhost 的 cookie`,
}
