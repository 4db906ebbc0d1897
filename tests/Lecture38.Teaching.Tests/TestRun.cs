[assembly: AssemblyFixture(typeof(Lecture38.Teaching.Tests.BrowserPages))]
