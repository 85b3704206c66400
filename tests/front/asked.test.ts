import { deepEqual, equal } from "node:assert/strict";
import test from "node:test";
import { parseQuery } from "../../src/search/query";

const fold = (text: string) => text.normalize("NFKC").toLowerCase();
const asked = (query: string) => parseQuery(query, fold);

test("a question asks for what it is about", () => {
  const questions: Record<string, string> = {
    志愿服务:
      "志愿服务怎么写啊 志愿服务的内容呢 写志愿服务的开头 志愿服务的开头 志愿服务开头怎么写 有没有志愿服务的范文 " +
      "有志愿服务的范文吗 求一份志愿服务的计划 求志愿服务范文 跪求志愿服务的模板 帮我找志愿服务 帮我找一份志愿服务的计划 " +
      "能不能给我一篇志愿服务的范文 我想找关于志愿服务的材料 志愿服务要写什么 志愿服务有哪些内容 " +
      "志愿服务应该包括哪些方面 什么是志愿服务 志愿服务是什么意思 志愿服务咋写 怎样开展志愿服务呢 谁有志愿服务的范本 " +
      "志愿服务怎么写比较好 来一份志愿服务的总结吧 志愿服务怎么写呢？ 请问志愿服务如何写好 写一段志愿服务的结尾 写一段关于志愿服务的话",
    精神文明建設:
      "精神文明建設怎麼寫 請問精神文明建設怎麼寫啊 甚麼是精神文明建設 精神文明建設有哪些內容 幫我找精神文明建設",
    文明创建:
      "为什么要开展文明创建 为何要搞文明创建 什么时候开展文明创建 文明创建由谁负责 怎么做好文明创建的工作 谁来负责文明创建 幾月份開展文明创建",
    志愿服务计划: "求一份志愿服务计划 如何写好一份志愿服务计划 写个志愿服务计划",
  };
  for (const [about, list] of Object.entries(questions))
    for (const question of list.split(" ")) deepEqual(asked(question).terms, [about], question);
});

test("words that only look like a question's stay", () => {
  const words =
    "网吧管理 网吧 查个人所得税 写字比赛 求职技巧 求助热线 有偿服务 丰富活动的内容 找准定位 来信来访 个人 社区的 为民服务 关爱老人 开头 内容";
  for (const word of words.split(" ")) deepEqual(asked(word).terms, [word], word);
  deepEqual(asked("100%").terms, ["100%"]);
  deepEqual(asked("“怎么写”").terms, ["怎么写"]);
});

test("a question about nothing is told from one about something", () => {
  for (const query of ["怎么写", "怎么写啊", "有没有范文", "求一份", "怎麼寫？", "请问 怎么写"]) {
    const { terms, isFrame } = asked(query);
    equal(isFrame, true, query);
    equal(terms.length > 0, true, query);
  }
  for (const query of ["", "。", "志愿服务怎么写", "“怎么写”", "-志愿", "志愿 怎么写"])
    equal(asked(query).isFrame, false, query);
});

test("letters behind one another may be of one word", () => {
  const letters = (query: string) => asked(query).spelled.map((one) => one.letters);
  deepEqual(letters("zhi yuan fu wu"), ["zhiyuanfuwu"]);
  deepEqual(letters("shi shi qiu shi"), ["shishiqiushi"], "syllables that are there twice");
  deepEqual(letters("社区 zhi'yuan fu wu 活动 hj zz"), ["zhiyuanfuwu", "hjzz"]);
  deepEqual(letters("zhi’yuan"), ["zhiyuan"]);
  deepEqual(letters("zhiyuan"), []);
  deepEqual(letters('zhi "yuan" -fu wu'), []);
});
