// EditorialReadModels
