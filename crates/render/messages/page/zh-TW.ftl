### Words of the page
