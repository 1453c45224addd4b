// The filter by article and by year, the year being that of the article's date.
const articlePicker = byId("by-article");
const yearPicker = byId("by-year");
const yearOf = ({ date }) => /^-?\d{4}/.exec(date)?.[0] ?? "";
const years = new Map();
for (const article of content.articles) years.set(yearOf(article), [...years.get(yearOf(article)) ?? [], article]);

function showFilter() {
  byId("filter").hidden = content.articles.length < 2;
  const [article, year] = [articlePicker.value, yearPicker.value];
  const sorted = [...years].sort(([a], [b]) => (a < b ? 1 : -1));
  yearPicker.setAttribute("aria-label", say("years"));
  yearPicker.replaceChildren(new Option(say("everyYear"), ""), ...sorted.map(([year, some]) => new Option(say("ofYear")(year || say("undated"), some.length), year || "none")));
  articlePicker.setAttribute("aria-label", say("articles"));
  articlePicker.replaceChildren(new Option(say("everyArticle"), ""), ...inYear(year).map(({ thing }) => new Option(shorten(nameOf(thing), 40), thing)));
  yearPicker.value = year;
  articlePicker.value = [...articlePicker.options].some((option) => option.value === article) ? article : "";
}

const inYear = (year) => (year === "" ? content.articles : years.get(year === "none" ? "" : year) ?? []);

function applyFilter() {
  const some = articlePicker.value === "" ? inYear(yearPicker.value) : [articles.get(Number(articlePicker.value))];
  chosenArticles = some.length === content.articles.length ? null : new Set(some.map(({ thing }) => thing));
  if (current !== null) closePanel();
  rearrange();
  showLegend();
  showCounts();
  showWhole(true);
}

function filterBy(article) {
  yearPicker.value = "";
  showFilter();
  articlePicker.value = article;
  applyFilter();
}

yearPicker.addEventListener("change", () => { showFilter(); applyFilter(); });
articlePicker.addEventListener("change", applyFilter);
