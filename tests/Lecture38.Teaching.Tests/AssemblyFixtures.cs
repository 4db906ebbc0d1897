[assembly: AssemblyFixture(typeof(BrowserFixture))]
