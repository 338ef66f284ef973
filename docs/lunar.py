"""Prints extract/timex/lunar.tsv: lunar dates from 1990 to 2035.

    pip install korean-lunar-calendar==0.4.0 holidays==0.109
    python docs/lunar.py > extract/timex/lunar.tsv

Columns: year; day of Tsagaan Sar, counted from January 1 of the year (0), or -
where the source has none; the same for the first day of each month of the
Korean lunar calendar, leap months left out.
"""

from datetime import date

from holidays.calendars.mongolian import _MongolianLunisolar
from korean_lunar_calendar import KoreanLunarCalendar

print("# made by docs/lunar.py from korean-lunar-calendar 0.4.0 and holidays 0.109; do not edit")
for year in range(1990, 2036):
    row = [str(year)]
    tsagaan = _MongolianLunisolar.TSAGAAN_SAR_DATES.get(year)
    first = date(year, 1, 1)
    row.append(str((date(year, *tsagaan) - first).days) if tsagaan else "-")
    for month in range(1, 13):
        calendar = KoreanLunarCalendar()
        calendar.setLunarDate(year, month, 1, False)
        row.append(str((date.fromisoformat(calendar.SolarIsoFormat()) - first).days))
    print("\t".join(row))
