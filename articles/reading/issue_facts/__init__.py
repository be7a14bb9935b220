"""What a page says of its issue: date, weekday, lunar date, running number, page; and what the text bounds it by."""
